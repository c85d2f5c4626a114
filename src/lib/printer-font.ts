import { z } from "zod";

/** A font in a label printer's memory: the drive, the name and what it is. */
export const PrinterFont = z.string().regex(/^[A-Z]:[A-Z0-9_]{1,8}\.(FNT|TTF|OTF)$/, "must be such as E:TT0003M_.FNT");
