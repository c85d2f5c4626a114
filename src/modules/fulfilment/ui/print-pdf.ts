"use client";

/**
 * Opens the browser's print dialog for a PDF of ours without leaving the page. Where a frame cannot print (phones, a PDF viewer that is
 * switched off) the paper opens in a tab of its own.
 */
export function printPdf(address: string): void {
  // A browser under a driver has no printer, and headless Chromium dies of print() on a PDF.
  if (window.matchMedia("(pointer: coarse)").matches || navigator.pdfViewerEnabled === false || navigator.webdriver) {
    window.open(address, "_blank", "noopener");
    return;
  }
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:fixed;right:0;bottom:0;width:0;height:0;border:0;visibility:hidden";
  frame.title = "PDF";
  frame.src = address;
  frame.onload = () => {
    try {
      frame.contentWindow?.focus();
      frame.contentWindow?.print();
    } catch {
      window.open(address, "_blank", "noopener");
    }
    // The dialog reads from the frame for as long as it is open.
    setTimeout(() => frame.remove(), 120_000);
  };
  document.body.append(frame);
}
