"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { whyNot } from "../../order-moves";
import { forMoves } from "../for-moves";
import { ProposeDialog } from "./propose-dialog";

type Props = { order: OrderPage; line: OrderPage["lines"][number] };

/** Under a line that waits for stock: the way to offer the buyer something else. */
export function ProposeButton({ order, line }: Props) {
  const t = useTranslations("orders.substitution");
  const operator = useNeeds("operator");
  const [open, setOpen] = useState(false);
  if (line.backordered === 0) return null;
  const asked = order.proposal ? reason("substitution.already_proposed") : null;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        // As wide as its words and as high as a line: it stands among figures, in a narrow column.
        className="justify-self-start px-0! text-12! font-normal! not-aria-disabled:text-accent-ink! hover:bg-transparent! not-aria-disabled:hover:underline md:h-auto!"
        disabledReason={operator ?? whyNot("substitute", forMoves(order)) ?? asked}
        onClick={() => setOpen(true)}
      >
        {t("propose")}
      </Button>
      {open && <ProposeDialog order={order} line={line} onClose={() => setOpen(false)} />}
    </>
  );
}
