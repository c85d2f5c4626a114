"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { Chip } from "@/ui/chip";
import { chooseTopic, chooseType, chosenOf, eventTopics, isChosen, otherEvents, topicNames } from "../event-choice";

type Props = { events: readonly string[]; onChange: (events: string[]) => void };

/** What a receiver hears of: everything, whole topics, or single events. */
export function EventPicker({ events, onChange }: Props) {
  const t = useTranslations("webhooks");
  const all = events.includes("*");
  const others = otherEvents(events);
  return (
    <fieldset>
      <legend className="mb-1.5 text-13 font-medium">{t("form.events")}</legend>
      <Checkbox label={t("form.all")} help={t("form.allHelp")} checked={all} onChange={(on) => onChange(on ? ["*"] : [])} />
      {!all && (
        <ul className="mt-3 grid gap-2 border-t border-line pt-3">
          {topicNames.map((topic) => {
            const chosen = chosenOf(events, topic);
            return (
              <li key={topic}>
                <details open={chosen === "indeterminate"} className="group">
                  <summary className="flex cursor-pointer list-none items-center gap-2 text-13 [&::-webkit-details-marker]:hidden">
                    <Checkbox
                      aria-label={t(`topics.${topic}`)}
                      checked={chosen}
                      onChange={(on) => onChange(chooseTopic(events, topic, on))}
                    />
                    <span className="flex-1">{t(`topics.${topic}`)}</span>
                    <span className="text-12 text-ink-3 group-open:hidden">{t("form.choose")}</span>
                    <span className="hidden text-12 text-ink-3 group-open:inline">{t("form.fold")}</span>
                  </summary>
                  <div className="mt-1.5 grid gap-x-4 gap-y-1 pl-6 sm:grid-cols-2">
                    {eventTopics[topic].map((word) => {
                      const type = `${topic}.${word}`;
                      return (
                        <Checkbox
                          key={type}
                          label={<span className="mono text-12">{type}</span>}
                          checked={isChosen(events, topic, type)}
                          onChange={(on) => onChange(chooseType(events, topic, type, on))}
                        />
                      );
                    })}
                  </div>
                </details>
              </li>
            );
          })}
        </ul>
      )}
      {others.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-1.5">
          {others.map((other) => (
            <Chip key={other} label={other} onRemove={() => onChange(events.filter((one) => one !== other))}>
              <span className="mono">{other}</span>
            </Chip>
          ))}
        </div>
      )}
    </fieldset>
  );
}
