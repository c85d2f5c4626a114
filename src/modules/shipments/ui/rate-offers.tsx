"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { Button } from "@/ui/button";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { RateDecision } from "../rate-choice";
import { Service } from "./booking-panel";
import { DecisionRule, PriceDifference } from "./decision-rule";

type Names = ReadonlyMap<string, string>;
type Offer = { carrier: string; service: string };
type Props = { decision: OverTheWire<RateDecision>; names: Names; onChoose?: (offer: Offer) => void; pending?: string | null };

export const offerKey = ({ carrier, service }: Offer) => `${carrier} ${service}`;

/** Every offer with its price, days and the reason of its place; below, who refused and why. With `onChoose` any of them can be taken. */
export function RateOffers({ decision, names, onChoose, pending }: Props) {
  const t = useTranslations("shipping.rates");
  const reasonText = useReasonText();
  const nameOf = (carrier: string) => names.get(carrier) ?? carrier;
  const { ranked, chosen, refused, why } = decision;
  return (
    <>
      <DecisionRule decision={decision} nameOf={nameOf} />
      {ranked.length === 0 && <p className="px-4 py-3 text-13 text-ink-2">{reasonText(why)}</p>}
      {ranked.length > 0 && (
        <Table label={t("title")} gutter={16} row={44} columns={[null, 116, 100, { width: 240, from: "md" }, onChoose ? 120 : 0]}>
          <TableHead>
            <HeadCell>{t("carrier")}</HeadCell>
            <HeadCell numeric>{t("price")}</HeadCell>
            <HeadCell>{t("days")}</HeadCell>
            <HeadCell from="md">{t("why")}</HeadCell>
            <HeadCell className={onChoose ? "" : "p-0!"}>{onChoose && <span className="sr-only">{t("choose")}</span>}</HeadCell>
          </TableHead>
          <tbody>
            {ranked.map((offer) => {
              const taken = chosen !== null && offerKey(offer) === offerKey(chosen);
              return (
                <Row key={offerKey(offer)} className={taken ? "font-medium [&>td]:bg-sunken" : ""}>
                  <Cell wrap>
                    {nameOf(offer.carrier)}, <Service service={offer.service} />
                    <span className="block text-12 font-normal text-ink-2 md:hidden">
                      {reasonText(taken && !onChoose ? why : offer.reason)}
                    </span>
                  </Cell>
                  <Cell numeric>
                    <Money minor={offer.priceMinor} currency={offer.currency} />
                    {offer.insuranceMinor ? (
                      <span className="block text-12 font-normal text-ink-2">
                        {t.rich("insurance", { sum: () => <Money minor={offer.insuranceMinor ?? 0} currency={offer.currency} /> })}
                      </span>
                    ) : null}
                    {chosen && !taken && offer.currency === chosen.currency && offer.priceMinor !== chosen.priceMinor && (
                      <span className="block text-12">
                        <PriceDifference minor={offer.priceMinor - chosen.priceMinor} currency={offer.currency} />
                      </span>
                    )}
                  </Cell>
                  <Cell className={offer.inTime ? "" : "text-warning"}>{t("daysRange", offer.days)}</Cell>
                  <Cell wrap from="md">
                    {taken && !onChoose ? (
                      <>
                        <Status icon={<Check aria-hidden="true" />} tone="success">
                          {t("chosen")}
                        </Status>
                        <span className="block text-12 font-normal text-ink-2">{reasonText(why)}</span>
                      </>
                    ) : (
                      <span className="text-ink-2">{reasonText(offer.reason)}</span>
                    )}
                  </Cell>
                  <Cell className={onChoose ? "" : "p-0!"}>
                    {onChoose && (
                      <Button
                        size="sm"
                        variant={taken ? "primary" : "default"}
                        pending={pending === offerKey(offer)}
                        onClick={() => onChoose(offer)}
                      >
                        {t("choose")}
                      </Button>
                    )}
                  </Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      )}
      {refused.length > 0 && (
        <ul className="border-t border-line px-4 py-2.5 text-12 text-ink-2">
          {refused.map((one) => (
            <li key={`${one.carrier} ${one.service}`}>
              <b className="font-medium text-ink">{nameOf(one.carrier)}</b>
              {one.service && (
                <>
                  , <Service service={one.service} />
                </>
              )}
              : {reasonText(one.reason)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
