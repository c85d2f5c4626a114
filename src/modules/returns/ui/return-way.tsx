"use client";
import { Printer, Truck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { RadioGroup } from "@/ui/radio-group";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { whyNotReturn } from "../return";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

/** How the goods come: a label of ours, a number that the buyer told, or brought by hand. */
export function ReturnWay({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns.way");
  const tracking = useTranslations("status.tracking");
  const formats = useFormats();
  const needs = useNeeds("operator");
  const [number, setNumber] = useState("");
  const around = useReturnCommand();
  const send = trpc.returns.send.useMutation(around);
  const approve = trpc.returns.approve.useMutation(around);
  const drop = trpc.returns.dropLabel.useMutation(around);
  const live = one.parcels.find(({ booking }) => booking !== "refused" && booking !== "cancelled");
  const waits = whyNotReturn("send", one) === null;
  if (!waits && !live && !one.trackingNumber) return null;
  return (
    <Card icon={<Truck />} title={t("title")} padded>
      <div className="grid gap-3.5 text-13">
        <p className="text-ink-2">
          {t(`ways.${one.wayBack}`)} {t(`payers.${one.wayBackPayer}`)}
        </p>
        {one.trackingNumber && <p className="mono [overflow-wrap:anywhere]">{one.trackingNumber}</p>}
        {live && (
          <div className="flex flex-wrap items-center gap-2">
            <span>
              {t("label", { carrier: live.carrierName, sum: formats.money(live.priceMinor, live.currency) })}: {tracking(live.status)}
            </span>
            {live.labelReady && (
              <a className="contents" href={`/api/v1/return-parcels/${live.id}/label`} target="_blank" rel="noreferrer">
                <Button size="sm" icon={<Printer />} tabIndex={-1}>
                  {t("print")}
                </Button>
              </a>
            )}
            {waits && (
              <Button
                size="sm"
                icon={<X />}
                pending={drop.isPending}
                disabledReason={needs}
                onClick={() => drop.mutate({ returnId: one.id })}
              >
                {t("drop")}
              </Button>
            )}
          </div>
        )}
        {waits && !live && <Offers one={one} />}
        {waits && (
          <div className="flex flex-wrap items-end gap-2">
            {one.wayBack === "none" && (
              <Button
                pending={approve.isPending}
                disabledReason={needs}
                onClick={() => approve.mutate({ returnId: one.id, version: one.version, wayBack: "drop_off" })}
              >
                {t("dropOff")}
              </Button>
            )}
            <Input
              mono
              aria-label={t("number")}
              placeholder={t("number")}
              value={number}
              maxLength={100}
              className="max-w-60"
              onChange={(event) => setNumber(event.target.value)}
            />
            <Button
              pending={send.isPending}
              disabledReason={needs}
              onClick={() => send.mutate({ returnId: one.id, version: one.version, trackingNumber: number.trim() || null })}
            >
              {t("sent")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

/** Carriers that bring it, asked when somebody wants to know. */
function Offers({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns.way");
  const needs = useNeeds("operator");
  const reasonText = useReasonText();
  const formats = useFormats();
  const [chosen, setChosen] = useState("0");
  const around = useReturnCommand();
  const quote = trpc.returns.quoteLabel.useMutation({ onError: around.onError });
  const book = trpc.returns.bookLabel.useMutation(useReturnCommand(t("booked")));
  if (!quote.data)
    return (
      <div>
        <Button variant="primary" pending={quote.isPending} disabledReason={needs} onClick={() => quote.mutate({ returnId: one.id })}>
          {t("quote")}
        </Button>
      </div>
    );
  const { offers, refused } = quote.data;
  const offer = offers[Number(chosen)];
  return (
    <div className="grid gap-3">
      {offers.length > 0 && (
        <RadioGroup
          label={t("offers")}
          value={chosen}
          onChange={setChosen}
          choices={offers.slice(0, 6).map((one, at) => ({
            value: String(at),
            label: `${one.carrierName}: ${formats.money(one.priceMinor, one.currency)}`,
          }))}
        />
      )}
      {refused.slice(0, 4).map((row) => (
        <p key={`${row.carrier} ${row.service ?? ""}`} className="text-12 text-ink-3">
          {row.carrier}: {reasonText(row.reason)}
        </p>
      ))}
      {offer && (
        <div>
          <Button
            variant="primary"
            pending={book.isPending}
            disabledReason={needs}
            onClick={() => book.mutate({ returnId: one.id, carrier: offer.carrier, service: offer.service })}
          >
            {t("book")} <Money minor={offer.priceMinor} currency={offer.currency} />
          </Button>
        </div>
      )}
      {offers.length === 0 && <p>{t("noOffers")}</p>}
    </div>
  );
}
