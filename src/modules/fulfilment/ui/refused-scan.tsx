"use client";
import { Check, OctagonX, Vibrate, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { nb } from "@/lib/no-break";
import type { Reason } from "@/lib/reason";
import { cx } from "@/ui/cx";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { differenceOf } from "./code-difference";
import type { WalkLine } from "./pick-walk";
import type { ScannedItem } from "./scan-verdict";

type Props = { why: Reason; scanned: ScannedItem | null; needed: WalkLine };

/** A refused scan takes the whole screen: what is in the hand, what is needed, where the one belongs and the other lies. */
export function RefusedScan({ why, scanned, needed }: Props) {
  const t = useTranslations("picking.refused");
  const reasonText = useReasonText();
  const extra = why.code === "scan.extra_unit";
  const compared = scanned && scanned.sku !== needed.sku ? scanned : null;
  return (
    <>
      <div role="alert" className="mx-4 mt-3 shrink-0 animate-appear overflow-hidden rounded-lg border-3 border-floor-no bg-floor-no-bg">
        <div className="flex items-center gap-3 bg-floor-no px-4 py-3.5 text-floor-on">
          <OctagonX aria-hidden="true" className="size-11 shrink-0 stroke-[2.25]" />
          <div className="min-w-0">
            <b className="block text-28/8 font-semibold">{t(titleOf(why))}</b>
            <div className="text-16/5 font-medium">{t("unchanged", { picked: needed.picked, quantity: needed.quantity })}</div>
          </div>
        </div>
        {compared && (
          <div className="grid grid-cols-2 border-b-2 border-floor-no">
            <Side
              mark={<X />}
              word={t(extra ? "enough" : "inHand")}
              look="text-floor-no"
              item={compared}
              cut={differenceOf(compared.sku, needed.sku)}
            />
            <Side
              mark={<Check />}
              word={t("needed")}
              look="text-floor-ok"
              item={needed}
              cut={differenceOf(needed.sku, compared.sku)}
              divided
            />
          </div>
        )}
        <p className="px-3.5 py-3 text-16/[22px] [overflow-wrap:anywhere]">
          {!compared && <span className="block">{reasonText(why)}</span>}
          {compared?.bin && !extra && <>{t.rich("putBack", { bin: compared.bin, code: mono })} </>}
          {compared && extra && <span className="block">{reasonText(why)}</span>}
          {needed.bin ? t.rich("liesIn", { bin: needed.bin, name: nb(needed.name), code: mono }) : t("liesNowhere", { name: needed.name })}
        </p>
      </div>
      <p className="flex items-center gap-2.5 px-4 pt-3 text-14 text-floor-ink2">
        <Vibrate aria-hidden="true" className="size-6 shrink-0" />
        {t("closesItself")}
      </p>
    </>
  );
}

const mono = (words: ReactNode) => <b className="whitespace-nowrap font-mono font-semibold tracking-[-.02em]">{words}</b>;

const titles = {
  "scan.wrong_item": "wrongItem",
  "scan.extra_unit": "extraUnit",
  "scan.unknown_code": "unknownCode",
  "scan.unknown_offline": "unknownCode",
  "scan.wrong_lot": "wrongLot",
  "scan.lot_expired": "lotExpired",
  "scan.bin": "binCode",
  "scan.ambiguous": "ambiguous",
} as const;

const titleOf = ({ code }: Reason) =>
  code.startsWith("gs1.") ? "misread" : code in titles ? titles[code as keyof typeof titles] : "notCounted";

type SideProps = {
  mark: ReactNode;
  word: string;
  look: string;
  item: Pick<ScannedItem, "name" | "picture">;
  cut: ReturnType<typeof differenceOf>;
  divided?: boolean;
};

function Side({ mark, word, look, item, cut, divided }: SideProps) {
  return (
    <div className={cx("min-w-0 px-3.5 pb-4 pt-3.5", divided && "border-l-2 border-floor-no")}>
      <div className={cx("flex items-center gap-1.5 font-semibold [&_svg]:size-5 [&_svg]:stroke-3", look)}>
        {mark}
        {word}
      </div>
      <Picture src={item.picture} size={120} className="mb-2 mt-2.5 max-w-full bg-floor-pic!" />
      <div className="line-clamp-3 text-16/5 font-semibold [overflow-wrap:anywhere]">{nb(item.name)}</div>
      <div className="mt-1 font-mono text-16/6 font-semibold tracking-[-.02em] [overflow-wrap:anywhere]">
        {cut.start}
        {cut.different && <u className="decoration-3 underline-offset-4">{cut.different}</u>}
        {cut.end}
      </div>
    </div>
  );
}
