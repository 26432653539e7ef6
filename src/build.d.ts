/** Put in by the build: the package's version. */
declare const __VERSION__: string;
/** Put in by the build: the script of the page of an organisation, bundled. */
declare const __ORGANISATION_SCRIPT__: string;
