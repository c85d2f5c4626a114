"use client";
import type { ComponentProps } from "react";
import { DayBoards } from "@/modules/channels/ui/day/day-boards";
import { DropOffs } from "@/modules/channels/ui/day/drop-offs";
import { pickListAddress } from "@/modules/fulfilment/ui/papers";
import { printPdf } from "@/ui/print/print-pdf";
import { usePrint } from "@/ui/print/use-print";

type Props = { filter: ComponentProps<typeof DayBoards>["filter"] } & {
  day: ComponentProps<typeof DayBoards>["first"];
  dropOffs: ComponentProps<typeof DropOffs>["first"];
};

/** The day with the printer at hand. */
export function PrintedDay({ filter, day, dropOffs }: Props) {
  const print = usePrint();
  const papers = {
    stickers: (ids: readonly string[]) => printPdf(`/api/v1/channel-day/stickers.pdf?ids=${ids.join(",")}`),
    pickList: (ids: readonly string[]) => print({ kind: "pick_list", fulfilmentIds: [...ids] }, pickListAddress(ids)),
  };
  return (
    <>
      <DayBoards filter={filter} first={day} papers={papers} />
      <DropOffs filter={filter} first={dropOffs} onPrint={(id) => printPdf(`/api/v1/drop-offs/${id}/document.pdf`)} />
    </>
  );
}
