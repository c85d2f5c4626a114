import { config } from "zod";

// Runs before any page's code. zod would try `new Function`, which our content security policy refuses and reports.
config({ jitless: true });
