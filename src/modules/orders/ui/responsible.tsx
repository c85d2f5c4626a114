import { useTranslations } from "next-intl";
import { Avatar } from "@/ui/avatar";

/** Who answers for an order, as two letters; told apart from its buyer by what the hover says. */
export function Responsible({ name, className }: { name: string; className?: string }) {
  const t = useTranslations("orders.handling");
  return <Avatar name={name} title={t("whose", { name })} className={className} />;
}
