package dev.heddle.jupyter;

import org.apache.commons.lang3.StringUtils;

/** The kernel's version, from its jar. */
final class KernelVersion {
    private KernelVersion() {}

    static String current() {
        return StringUtils.defaultIfEmpty(HeddleKernel.class.getPackage().getImplementationVersion(), "development");
    }
}
