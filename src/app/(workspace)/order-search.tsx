"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchField } from "@/ui/search-field";

/** One box for number, buyer, phone, SKU and tracking number; Enter opens the list with what it found. */
export function OrderSearch() {
  const t = useTranslations("dashboard");
  const router = useRouter();
  const [q, setQ] = useState("");
  return (
    <SearchField
      value={q}
      onChange={setQ}
      placeholder={t("search")}
      onSubmit={() => q.trim() && router.push(`/orders?view=all&q=${encodeURIComponent(q.trim())}`)}
    />
  );
}
