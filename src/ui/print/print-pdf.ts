"use client";

// A browser under a driver has no printer, and headless Chromium dies of print() on a PDF.
const isDriven = () => navigator.webdriver;

/** Whether the browser can show a print dialog for a PDF in a frame of a page: phones and browsers without a PDF viewer cannot. */
function canPrintFrames(): boolean {
  return !(window.matchMedia("(pointer: coarse)").matches || navigator.pdfViewerEnabled === false || isDriven());
}

// The dialog reads from the frame for as long as it is open.
const keptMs = 120_000;

/** Opens the print dialog for a PDF of ours without leaving the page. Rejects where it cannot be loaded or printed. */
export async function printFrame(address: string): Promise<void> {
  if (isDriven()) {
    if ((await fetch(address)).ok) return;
    throw new Error("the file could not be loaded");
  }
  return new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:fixed;right:0;bottom:0;width:0;height:0;border:0;visibility:hidden";
    frame.title = "PDF";
    frame.src = address;
    frame.onerror = () => reject(new Error("the file could not be loaded"));
    frame.onload = () => {
      try {
        frame.contentWindow?.focus();
        frame.contentWindow?.print();
        resolve();
      } catch (error) {
        reject(error);
      }
      setTimeout(() => frame.remove(), keptMs);
    };
    document.body.append(frame);
  });
}

/** Opens the browser's print dialog for a PDF of ours; where a frame cannot print the paper opens in a tab of its own. */
export function printPdf(address: string): void {
  const open = () => void window.open(address, "_blank", "noopener");
  if (canPrintFrames()) printFrame(address).catch(open);
  else open();
}
