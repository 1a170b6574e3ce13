/** Names of the files in the package, checked. */
export declare function contents(): readonly string[];
