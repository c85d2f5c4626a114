import type { ReaderOptions } from "zxing-wasm/reader";

/** What is looked for in a picture: the codes of goods, parcels and bins, turned and damaged too. */
export const readerOptions: ReaderOptions = {
  formats: ["EAN13", "EAN8", "UPCA", "UPCE", "ITF14", "Code128", "DataBar", "DataMatrix", "QRCode"],
  tryHarder: true,
  maxNumberOfSymbols: 4,
  textMode: "Plain",
};
