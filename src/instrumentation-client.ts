// Runs before any page's code. zod would try `new Function`, which our content security policy refuses and reports. It reads this
// object when it is loaded (zod's own `config` writes to it); importing zod here would bring it to pages that have no use for it.
const settings = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
settings.__zod_globalConfig = { ...settings.__zod_globalConfig, jitless: true };

export {};
