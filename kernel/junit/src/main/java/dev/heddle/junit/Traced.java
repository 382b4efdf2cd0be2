package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Traces a test, or every test of a class and of those nested in it: what its threads do from just before the body of the
 * method to its end, or to {@link TestTrace#trace()}.
 *
 * <p>A method of the test may take a {@link TestTrace}. Each invocation of a repeated or parameterized test has a trace of
 * its own, and so has each dynamic test, which can take no parameter. Tests that run at the same time do not see each
 * other's threads.
 *
 * <p>A test that fails writes the picture as a page into the directory of the build's reports, or the one that the
 * configuration parameter {@code heddle.reports} names, and its message says where. A test that passes writes nothing. That
 * a test cannot be traced, as on a full disk, fails it only if it asks for its trace.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(TracedExtension.class)
public @interface Traced {
    /**
     * How long at most to wait for work that outlives the test's body, or the call of {@link TestTrace#trace()}, such as
     * {@code 250ms}, {@code 2s} or {@code 0}. Costs nothing where nothing outlives it.
     */
    String grace() default "250ms";
}
