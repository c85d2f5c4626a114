"use client";
import "./globals.css";
import { ui as english } from "../../messages/en.json";
import { ui as russian } from "../../messages/ru.json";

/** The last net, when even the root layout failed: it stands alone, without providers. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const inEnglish =
    typeof document !== "undefined" &&
    (/(?:^|; )locale=en/.test(document.cookie) || !/(?:^|; )locale=|^ru/.test(`${document.cookie}${navigator.language}`));
  const words = inEnglish ? english.error : russian.error;
  return (
    <html lang={inEnglish ? "en" : "ru"}>
      <body>
        <main className="grid min-h-dvh place-items-center bg-surface p-6">
          <div className="grid max-w-95 justify-items-start gap-1">
            <h1 className="text-16 font-semibold">{words.title}</h1>
            <p className="text-13 text-ink-2">{words.textWithoutCode}</p>
            <button type="button" onClick={reset} className="mt-3 h-9 rounded bg-accent px-4 text-13 font-medium text-on-accent">
              {words.retry}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
