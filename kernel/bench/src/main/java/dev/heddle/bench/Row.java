package dev.heddle.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a benchmark, or a value of its parameter, is called in the table. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD})
@interface Row {
    /** Who does what, in Markdown. */
    String value();

    /** Whether it is Heddle that is measured, not what it is compared with. */
    boolean ours() default false;
}
