"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/platform/i18n/locale";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { Section } from "@/ui/section";
import type { ConnectionKind } from "../kinds/describe-kinds";
import { kindGroups } from "../kinds/kind-fields";
import { useAbilityWords } from "./use-ability-words";

/** Everything that can be connected, in groups: each card says what will flow. */
export function KindCards({ kinds }: { kinds: readonly ConnectionKind[] }) {
  const t = useTranslations("channels");
  return (
    <>
      {kindGroups.map((group) => {
        const own = kinds.filter((kind) => kind.group === group);
        return (
          own.length > 0 && (
            <Section key={group} title={t(`groups.${group}`)}>
              <ul className="grid gap-3 sm:grid-cols-2">
                {own.map((kind) => (
                  <KindCard key={kind.kind} kind={kind} />
                ))}
              </ul>
            </Section>
          )
        );
      })}
    </>
  );
}

function KindCard({ kind }: { kind: ConnectionKind }) {
  const locale = useLocale() as Locale;
  const abilityWords = useAbilityWords();
  return (
    <li className="relative grid content-start gap-2 rounded border border-line bg-surface p-4 hover:bg-hover">
      <span className="flex items-center gap-2">
        <ChannelMark mark={monogramOf(kind.name[locale])} name={kind.name[locale]} showName={false} />
        <Link
          href={`/settings/channels/connect/${kind.kind}`}
          className="text-14 font-semibold after:absolute after:inset-0 after:rounded focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-ink"
        >
          {kind.name[locale]}
        </Link>
      </span>
      <p className="text-pretty text-13 text-ink-2">{kind.about[locale]}</p>
      <p className="text-12 text-ink-3">{abilityWords(kind).join(" · ")}</p>
    </li>
  );
}
