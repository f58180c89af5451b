// What tests use of build-page.js, which runs where TypeScript may not be installed.
export declare const FIRST_LOAD_LIMIT: number
export declare class NoBundler extends Error {}
export declare function ensurePage(say?: (line: string) => void): Promise<void>
export declare function firstLoadBytes(out?: string): number
