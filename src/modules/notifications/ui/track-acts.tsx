import { ChevronDown, MapPin, MessageSquare, Store, X } from "lucide-react";
import type { ReactNode } from "react";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { TrackingAction } from "../tracking/actions";
import type { ActName, ActOutcome } from "../tracking/outcomes";
import { trackButton, trackDanger, trackField, trackQuiet } from "./track-looks";

type Props = {
  actions: readonly TrackingAction[];
  token: string;
  locale: Locale;
  city: string | null;
  /** What became of the form that was just posted. */
  outcome: ActOutcome | null;
  /** Messages that the shop has not dealt with. */
  openMessages: number;
  /** How the town may be spelled, where nobody knows it. */
  towns: readonly { city: string; region: string | null }[];
};

const icon = { "aria-hidden": true, className: "size-5 shrink-0 text-(--brand-ink)" } as const;

/** What the buyer can change by themselves at this stage: plain forms, each folded away under its name. */
export function TrackActs({ actions, token, locale, city, outcome, openMessages, towns }: Props) {
  const t = translator(locale, "track.acts");
  const can = (action: TrackingAction) => actions.includes(action);
  const troubleOf = (act: ActName) => (outcome?.act === act ? outcome.why : null);
  const form = { token, locale, contactLabel: t("contact"), contactHelp: t("contactHelp") };
  const hasAny = can("correct_address") || can("choose_point") || can("cancel") || can("message");
  if (!hasAny && !outcome) return null;
  return (
    <section aria-labelledby="acts" className="track-acts mb-4 border-t border-line pt-[18px]">
      <h2 id="acts" className="mb-1.5 text-14 font-semibold">
        {t("title")}
      </h2>
      {outcome && (outcome.why === null || !isOffered(outcome.act, can)) && (
        <p
          id={outcome.act}
          role={outcome.why ? "alert" : "status"}
          className={outcome.why ? "mb-2 text-14 text-danger" : "mb-2 border-l-2 border-(--brand-ink) pl-3 text-14"}
        >
          {outcome.why ?? t(`done.${outcome.act}`)}
        </p>
      )}
      {can("correct_address") && (
        <Fold id="address" icon={<MapPin {...icon} />} name={t("address")} trouble={troubleOf("address")}>
          <ActForm {...form} act="address" trouble={troubleOf("address")} proves>
            <p className="text-14 text-ink-2">{t("addressHelp", { city: city ?? "" })}</p>
            {towns.length > 0 && <Towns typed={city ?? ""} towns={towns} locale={locale} />}
            <Labelled name={t("line1")}>
              <input name="line1" required maxLength={500} autoComplete="street-address" className={trackField} />
            </Labelled>
            <Labelled name={t("postalCode")}>
              <input name="postalCode" maxLength={20} autoComplete="postal-code" inputMode="numeric" className={trackField} />
            </Labelled>
            <Send words={t("send.address")} />
          </ActForm>
        </Fold>
      )}
      {can("choose_point") && (
        <a href={`/t/${encodeURIComponent(token)}/point?lang=${locale}`} className={trackQuiet}>
          <Store {...icon} />
          <span className="flex-1">{t("point")}</span>
        </a>
      )}
      {can("message") && (
        <Fold id="message" icon={<MessageSquare {...icon} />} name={t("message")} trouble={troubleOf("message")}>
          <ActForm {...form} act="message" trouble={troubleOf("message")}>
            {openMessages > 0 && <p className="text-14 text-ink-2">{t("open", { count: openMessages })}</p>}
            <Labelled name={t("text")}>
              <textarea id="message-text" name="text" required rows={4} maxLength={2000} className={trackField} />
            </Labelled>
            <Send words={t("send.message")} />
          </ActForm>
        </Fold>
      )}
      {can("cancel") && (
        <Fold id="cancel" icon={<X {...icon} />} name={t("cancel")} trouble={troubleOf("cancel")}>
          <ActForm {...form} act="cancel" trouble={troubleOf("cancel")} proves>
            <p className="text-14 text-ink-2">{t("cancelHelp")}</p>
            <Send words={t("send.cancel")} danger />
          </ActForm>
        </Fold>
      )}
    </section>
  );
}

/** The town as the order has it, and as it is probably spelled. */
function Towns({ typed, towns, locale }: { typed: string; towns: Props["towns"]; locale: Locale }) {
  const t = translator(locale, "track.acts");
  const choice = "flex min-h-11 cursor-pointer items-center gap-3 text-16 text-ink";
  const radio = "size-5 shrink-0 accent-(--brand-ink)";
  return (
    <fieldset>
      <legend className="mb-1 text-13 text-ink-2">{t("town")}</legend>
      {towns.map(({ city, region }) => (
        <label key={`${city} ${region}`} className={choice}>
          <input type="radio" name="city" value={city} className={radio} />
          <span className="min-w-0">
            {city}
            {region && <span className="block text-13 text-ink-2">{region}</span>}
          </span>
        </label>
      ))}
      <label className={choice}>
        <input type="radio" name="city" value="" defaultChecked className={radio} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{t("townStays", { city: typed })}</span>
      </label>
    </fieldset>
  );
}

const actionOf = { address: "correct_address", "pickup-point": "choose_point", cancel: "cancel", message: "message" } as const;
const isOffered = (act: ActName, can: (action: TrackingAction) => boolean) => act !== "pickup-point" && can(actionOf[act]);

type FoldProps = { id: string; icon: ReactNode; name: string; trouble: string | null; children: ReactNode };

function Fold({ id, icon, name, trouble, children }: FoldProps) {
  return (
    <details id={id} open={trouble !== null} className="group border-t border-line first-of-type:border-t">
      <summary className="flex min-h-[52px] cursor-pointer list-none items-center gap-3 text-16 focus-visible:outline-(--brand-ink)">
        {icon}
        <span className="flex-1">{name}</span>
        <ChevronDown aria-hidden="true" className="size-5 shrink-0 text-ink-3 group-open:rotate-180" />
      </summary>
      {children}
    </details>
  );
}

type FormProps = {
  act: ActName;
  token: string;
  locale: Locale;
  trouble: string | null;
  /** Asks for the order's own phone or e-mail: a link alone may have been passed on. */
  proves?: boolean;
  contactLabel: string;
  contactHelp: string;
  children: ReactNode;
};

/** The fields of an act, and where it is posted to; the proof stands before what is sent. */
export function ActForm({ act, token, locale, trouble, proves = false, contactLabel, contactHelp, children }: FormProps) {
  return (
    <form method="post" action={`/api/v1/track/${encodeURIComponent(token)}/${act}/form`} className="grid gap-3 pb-4">
      <input type="hidden" name="lang" value={locale} />
      {trouble && (
        <p role="alert" className="text-14 text-danger">
          {trouble}
        </p>
      )}
      {proves && (
        <Labelled name={contactLabel} help={contactHelp}>
          <input name="contact" required maxLength={254} autoComplete="tel" className={trackField} />
        </Labelled>
      )}
      {children}
    </form>
  );
}

function Labelled({ name, help, children }: { name: string; help?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what stands inside
    <label className="block text-13 text-ink-2">
      {name}
      <span className="mt-1.5 block">{children}</span>
      {help && <span className="mt-1 block text-12 text-ink-3">{help}</span>}
    </label>
  );
}

export function Send({ words, danger = false }: { words: string; danger?: boolean }) {
  return (
    <button type="submit" className={danger ? trackDanger : trackButton}>
      {words}
    </button>
  );
}
