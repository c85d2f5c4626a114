import { Boxes, Package, Plug, ShoppingBag, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button-link";

const steps = [
  { key: "warehouse", href: "/settings/warehouses", icon: <Warehouse /> },
  { key: "products", href: "/catalog", icon: <Package /> },
  { key: "stock", href: "/stock", icon: <Boxes /> },
  { key: "channel", href: "/settings/channels", icon: <Plug /> },
  { key: "order", href: "/orders/new", icon: <ShoppingBag /> },
] as const;

/** What an empty workspace needs, in the order in which it makes sense. */
export function FirstSteps() {
  const t = useTranslations("dashboard");
  return (
    <div className="max-w-190 px-5 py-8 max-md:px-4">
      <h2 className="text-20 font-semibold">{t("welcome")}</h2>
      <p className="mt-1 text-14 text-ink-2">{t("welcomeText")}</p>
      <ol className="mt-5 border-t border-line">
        {steps.map((step, index) => (
          <li key={step.key} className="flex items-center gap-3 border-b border-line py-3">
            <span aria-hidden="true" className="w-5 text-right text-13 text-ink-3 tabular-nums">
              {index + 1}
            </span>
            <span aria-hidden="true" className="text-ink-3 [&>svg]:size-5">
              {step.icon}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block text-14 font-medium">{t(`steps.${step.key}.title`)}</span>
              <span className="block text-13 text-ink-2">{t(`steps.${step.key}.text`)}</span>
            </span>
            <ButtonLink href={step.href}>{t(`steps.${step.key}.go`)}</ButtonLink>
          </li>
        ))}
      </ol>
    </div>
  );
}
