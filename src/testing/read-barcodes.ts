import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { ready } from "zpl-renderer-js";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { asScannerTypes } from "@/ui/floor/as-scanner-types";
import { readerOptions } from "@/ui/floor/reader-options";

let prepared: Promise<unknown> | null = null;

/** The codes in a picture, as a scanner would type them. */
async function codesIn(png: Uint8Array): Promise<string[]> {
  prepared ??= readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm")).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  );
  await prepared;
  const found = await readBarcodes(png, { ...readerOptions, maxNumberOfSymbols: 20 });
  return found
    .filter((one) => one.isValid)
    .map(asScannerTypes)
    .toSorted();
}

let pdfium: Promise<PDFiumLibrary> | null = null;

/** Each page of a PDF as a picture of about 300 dpi. */
export async function pdfPictures(pdf: Uint8Array): Promise<Buffer[]> {
  pdfium ??= PDFiumLibrary.init();
  const document = await (await pdfium).loadDocument(pdf);
  try {
    const pictures: Buffer[] = [];
    for (const page of document.pages()) {
      const { data } = await page.render({
        scale: 4,
        render: ({ data, width, height }) =>
          sharp(data, { raw: { width, height, channels: 4 } })
            .flatten({ background: "#ffffff" })
            .png()
            .toBuffer(),
      });
      pictures.push(Buffer.from(data));
    }
    return pictures;
  } finally {
    document.destroy();
  }
}

/** The codes on each page of a PDF. */
export async function codesOfPdf(pdf: Uint8Array): Promise<string[][]> {
  return Promise.all((await pdfPictures(pdf)).map(codesIn));
}

type Sheet = { width: number; height: number; dpi: 203 | 300 };

/** What a label printer would print, as pictures. */
export async function zplPictures(zpl: string, { width, height, dpi }: Sheet): Promise<Buffer[]> {
  const { api } = await ready;
  const pictures = await api.zplToBase64MultipleAsync(zpl, width, height, dpi === 203 ? 8 : 12);
  return pictures.map((one) => Buffer.from(one, "base64"));
}

/** The codes on each label that a printer would print. */
export async function codesOfZpl(zpl: string, sheet: Sheet): Promise<string[][]> {
  return Promise.all((await zplPictures(zpl, sheet)).map(codesIn));
}
