import { z } from "zod";
import { text } from "@/lib/text-input";

/** What a shop may word itself: the subject and the heading of a letter, its words, and the text message. */
export const templateParts = ["subject", "title", "body", "sms"] as const;
export type TemplatePart = (typeof templateParts)[number];

export const TemplateTexts = z.strictObject({ subject: text(150), title: text(120), body: text(2000), sms: text(1000) });
export type TemplateTexts = z.infer<typeof TemplateTexts>;
