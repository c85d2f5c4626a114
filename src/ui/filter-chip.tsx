"use client";
import type { ReactNode } from "react";
import { AddChip, Chip } from "./chip";
import { Menu, MenuChoices } from "./menu";
import { useAddress } from "./use-address";

type Props = {
  /** Where it lives in the address. */
  param: string;
  name: string;
  icon: ReactNode;
  chosen: string | null;
  choices: readonly { value: string; label: string }[];
};

/** A filter with one choice: the dashed chip that opens the choices, or the chosen one with its way off.. */
export function FilterChip({ param, name, icon, chosen, choices }: Props) {
  const address = useAddress();
  const label = choices.find(({ value }) => value === chosen)?.label;
  if (label)
    return (
      <Chip name={name} label={`${name} ${label}`} onRemove={() => address.set({ [param]: null })}>
        <span className="font-medium">{label}</span>
      </Chip>
    );
  return (
    <Menu align="start" trigger={<AddChip icon={icon}>{name}</AddChip>}>
      <MenuChoices label={name} value="" onChange={(value) => address.set({ [param]: value })} choices={choices} />
    </Menu>
  );
}
