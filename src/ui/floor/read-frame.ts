import { prepareZXingModule, readBarcodes, ZXING_WASM_VERSION } from "zxing-wasm/reader";
import { asScannerTypes } from "./as-scanner-types";
import { readerOptions } from "./reader-options";

// From our own server, never from a stranger's.
prepareZXingModule({ overrides: { locateFile: () => `/api/floor/reader/${ZXING_WASM_VERSION}` } });

// More pixels cost time and read no better.
const widest = 1280;

let canvas: HTMLCanvasElement | null = null;

/** The codes in the picture of this moment, as a scanner would type them. */
export async function readFrame(video: HTMLVideoElement): Promise<string[]> {
  if (video.videoWidth === 0) return [];
  const scale = Math.min(1, widest / video.videoWidth);
  canvas ??= document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return [];
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), readerOptions);
  return found.filter((one) => one.isValid).map(asScannerTypes);
}
