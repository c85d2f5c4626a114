"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { rememberedList } from "@/modules/orders/ui/list-memory";

/** The way back to the list as it was, with its filters. */
export function BackToList() {
  const t = useTranslations("orders");
  const [list, setList] = useState<{ href: string; view: string } | null>(null);
  useEffect(() => setList(rememberedList()), []);
  const views = useTranslations("orders.views");
  const view = (list?.view ?? "") as Parameters<typeof views>[0];
  return (
    <Link
      href={list?.href ?? "/orders"}
      className="-ml-1.5 inline-flex h-8 items-center gap-2.5 rounded px-1.5 hover:bg-hover hover:text-ink touch:h-12"
    >
      <ArrowLeft aria-hidden="true" className="size-4 text-ink" />
      {t("title")}
      {list && views.has(view) && (
        <>
          <span aria-hidden="true">/</span>
          {views(view)}
        </>
      )}
    </Link>
  );
}
