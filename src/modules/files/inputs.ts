import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { fieldsOf, importKinds } from "./kinds";

const fieldNames = [...new Set(Object.values(fieldsOf).flatMap((specs) => specs.map(({ name }) => name)))];

/** What an uploaded file is; the file itself is the body. */
export const UploadFile = z.strictObject({
  kind: z.enum(importKinds),
  /** Whose file it is; the mapping is kept under it. */
  source: text(100),
  name: text(200).default("file"),
});
export type UploadFile = z.infer<typeof UploadFile>;

const column = z.int().min(0).max(499);
const Settings = z.strictObject({
  channel: code().optional(),
  warehouse: code().optional(),
  payment: z.enum(["paid", "unpaid", "cash_on_delivery"]).optional(),
  carrier: code().optional(),
  register: text(200).optional(),
});

/** Which column says which field (by position from 0), and what is said of the whole file. */
export const CheckImport = z.strictObject({
  mapping: z.partialRecord(z.enum(fieldNames), column),
  settings: Settings.default({}),
});
export type CheckImport = z.infer<typeof CheckImport>;
export const CheckImportOf = CheckImport.extend({ importId: z.uuid() });

export const ChooseSheet = z.strictObject({ sheet: text(100) });

export const OfImport = z.strictObject({ importId: z.uuid() });

export const ListImports = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListImports = z.input<typeof ListImports>;
export const ListOfImport = ListImports.extend({ importId: z.uuid() });
