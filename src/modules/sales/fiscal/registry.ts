import type { FiscalKind } from "../fiscal-kinds";
import type { FiscalRegister } from "./port";
import { simulated } from "./simulated";

const registers: Readonly<Record<FiscalKind, FiscalRegister>> = {
  manual: { kind: "manual", typed: true },
  simulated,
  none: { kind: "none", typed: false },
};

/** What a till without settings does: the receipt comes from a register of its own, and its number is typed in. */
export const usualFiscal: FiscalKind = "manual";

/** The register of a kind; the usual one for a kind that this version does not know. */
export function registerOf(kind: string | undefined): FiscalRegister {
  return Object.hasOwn(registers, kind ?? "") ? registers[kind as FiscalKind] : registers[usualFiscal];
}
