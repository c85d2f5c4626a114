import { createHash } from "node:crypto";
import type { FiscalRegister } from "./port";

/** A register for trials and training: its numbers look like those of a fiscal drive and say by their letters that they are none. */
export const simulated: FiscalRegister = {
  kind: "simulated",
  typed: false,
  async issue({ orderId, number }) {
    const sign = createHash("sha256").update(orderId).digest().readUInt32BE(0);
    return { fiscalNumber: `TEST ${number} / ${String(sign).padStart(10, "0")}` };
  },
};
