/** Put in by the build: the package's version, and the compiled rules as JSON. */
declare const __VERSION__: string;
declare const __RULES__: string;
