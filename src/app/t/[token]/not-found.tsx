import { getTranslations } from "next-intl/server";

/** The same page for a link that never was and for one that was taken back. */
export default async function UnknownLink() {
  const [t, lookUp] = await Promise.all([getTranslations("track.unknown"), getTranslations("track.lookUp")]);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[480px] flex-col justify-center gap-2 bg-surface px-5 py-10 text-16">
      <title>{t("title")}</title>
      <h1 className="text-28 font-semibold">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      <a href="/t" className="flex min-h-11 items-center text-accent-ink underline underline-offset-4">
        {lookUp("link")}
      </a>
    </main>
  );
}
