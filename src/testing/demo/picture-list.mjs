// Which silhouette and which colours each product of the demo shop wears.
import * as cups from "./picture-cups.mjs";
import * as pots from "./picture-pots.mjs";
import * as tea from "./picture-tea.mjs";
import * as tools from "./picture-tools.mjs";

const clay = { red: "#A14E35", orange: "#BF6A3E", sand: "#B79B6C", green: "#66705A", plum: "#4B3A41", brown: "#7A4A36" };
const porcelain = {
  white: "#FCFBF8",
  cobalt: "#3C64B4",
  celadon: "#8FB3A4",
  celadonDeep: "#6E9787",
  ru: "#A9C3CC",
  plum: "#B65D78",
  coal: "#3A3B40",
};
const bamboo = { light: "#D2B279", warm: "#B98A52", dark: "#8A5E37" };
const brew = { amber: "#C98B3A", gold: "#DDB75A", red: "#A9502B", green: "#B9BE62", dark: "#6E3220" };

/** SKU → markup inside the 96-unit box. */
export const drawings = {
  "TPT-YX-220": pots.teapot("trapeze", clay.red),
  "TPT-YX-160": pots.teapot("round", clay.orange),
  "TPT-YX-300": pots.teapot("flat", clay.sand, { ornament: ["leaf", "#8D7448"] }),
  "TPT-JS-200": pots.teapot("tall", clay.plum, { ornament: ["branch", "#C9A27C"] }),
  "TPT-CLD-250": pots.teapot("round", porcelain.celadon, { ornament: ["crackle", "#6C9384"] }),
  "TPT-PRC-500": pots.teapot("tall", porcelain.white, {
    knob: porcelain.cobalt,
    lid: "#EAEEF6",
    rim: porcelain.cobalt,
    ornament: ["branch", porcelain.cobalt],
  }),
  "TPT-GLS-400": pots.glassTeapot(brew.amber, "#BFD3D8"),
  "TPT-GLS-600": pots.glassTeapot(brew.green, bamboo.warm, "tall"),
  "TPT-TLN-700": pots.overheadTeapot(clay.brown, { ornament: ["ring", "#B98565"] }),
  "TPT-KYU-280": pots.kyusu("#B5523B", "#3D3330"),
  "TPT-KYU-360": pots.kyusu("#56676B", "#A7B9B5"),
  "KTL-CST-800": pots.ironKettle("#33363A"),
  "KTL-GSN-900": pots.gooseKettle("#B9BFC4", "#2F3135"),

  "CUP-SUM-300": cups.mug("#3E4E63", { ornament: ["wave", "#C9D3DF"] }),
  "CUP-MCH-320": cups.mug("#6F8457", { foot: "#D9CDB4" }),
  "CUP-RST-280": cups.mug("#C9805A", { ornament: ["dots", "#F5E4D2"] }),
  "CUP-CLD-60": cups.bowl(porcelain.celadon, { inside: "#DCE8DF" }),
  "CUP-RU-80": cups.bowl(porcelain.ru, { ornament: ["crackle", "#7F9EA9"], inside: "#DDE9EC", wide: 3 }),
  "CUP-TNM-90": cups.bowl("#2F2A2C", { ornament: ["dots", "#8FA6C4"], inside: "#5A4B45", foot: "#7A4A36", wide: 5 }),
  "CUP-GZH-70": cups.bowl(porcelain.white, { ornament: ["branch", porcelain.cobalt], inside: brew.gold, foot: porcelain.cobalt }),
  "CUP-GLS-100": cups.doubleGlass(brew.red),
  "CUP-CHW-400": cups.drippedBowl("#8C5B3F", "#D9CBB2"),
  "CUP-CHW-420": cups.drippedBowl("#35393D", "#6E8C86"),
  "CUP-CLD-S3": cups.stackedBowls("#7FA396"),
  "CUP-YX-S3": cups.stackedBowls("#A9654A"),

  "GWN-GZH-120": cups.gaiwan(porcelain.white, porcelain.cobalt, { ornament: ["wave", porcelain.cobalt] }),
  "GWN-WHT-100": cups.gaiwan(porcelain.white, "#E3DDD2", { knob: "#CFC7B8", saucer: "#D9D2C5", edge: "#CFC7B8" }),
  "GWN-PLM-130": cups.gaiwan("#FBF3F1", porcelain.plum, { ornament: ["branch", porcelain.plum] }),
  "GWN-CLD-150": cups.gaiwan(porcelain.celadon, porcelain.celadonDeep, { flare: 2 }),
  "GWN-GLS-150": cups.gaiwan("#DCE9EB", "#A8C1C8", { ornament: ["leaf", "#8FA653"] }),
  "GWN-COAL-110": cups.gaiwan(porcelain.coal, "#C98B3A", { saucer: "#55565C", edge: "#6A6B72" }),

  "JUG-GLS-250": pots.glassJug(brew.amber),
  "JUG-GLS-350": pots.glassJug(brew.red, { tall: 7, grip: bamboo.warm }),
  "JUG-WHT-200": pots.claspJug(porcelain.white, { rim: "#DAD4C8", ornament: ["ring", "#C5D0E4"] }),
  "JUG-CLD-220": pots.claspJug(porcelain.celadon),
  "JUG-YX-250": pots.claspJug(clay.brown, { ornament: ["leaf", "#B98565"] }),

  "BRD-BMB-43": cups.slatBoard(bamboo.warm),
  "BRD-WLN-28": cups.slatBoard("#7C5238", { short: 11 }),
  "BRD-SLT-40": cups.slab("#4C5257"),
  "BRD-CRM-30": cups.roundTray("#3F5A5C", "#89A6A3"),

  "ACC-WSK-80": tools.whisk(bamboo.light),
  "ACC-WST-01": tools.whiskStand("#5D7F92"),
  "ACC-SCP-18": tools.scoop(bamboo.light, "#7FA046"),
  "ACC-STR-STL": tools.strainer("#A9B0B5", "#7C858B"),
  "ACC-STR-GRD": tools.gourd("#C59A5B", "#E9D6AE"),
  "ACC-KNF-PR": tools.pick("#6B3F2A", "#B6BCC0"),
  "ACC-TLS-6": tools.toolVase(bamboo.dark),
  "ACC-CLT-30": tools.cloth("#455C86", "#E7E0D2"),
  "ACC-CLT-40": tools.cloth("#B8A98B", "#A14E35"),
  "ACC-BRS-16": tools.brush("#8A5A3A", "#E5D3AE"),
  "ACC-CHH-12": cups.leafDish("#F4F0E8", "#5F7C43"),
  "ACC-PET-TOD": tools.toad("#8E5A3D"),
  "ACC-PET-PIG": tools.piglet("#C08A72"),
  "ACC-TMS-450": tools.flask("#2F5D5A", bamboo.warm),
  "ACC-TMS-300": tools.flask("#E6DCCB", "#3A3B40", { ornament: ["branch", "#B65D78"] }),
  "ACC-TIN-150": tea.tin("#2F4A3C", "#2F4A3C"),
  "ACC-TIN-75": tea.tin("#8C3B33", "#8C3B33", { low: 14 }),
  "ACC-CAD-CRM": tea.caddy("#7794A0", bamboo.light, { ornament: ["wave", "#E2EBEC"] }),
  "ACC-WRM-01": tools.warmer("#9C6B4E"),
  "ACC-SCL-500": tools.scales("#44484D", "#C9CED1"),
  "ACC-SDR-4": cups.saucers("#A97B4B"),

  "TEA-LJ-50": tea.pouch("#A9B98A", "leaf", "#5F7C43"),
  "TEA-BLC-50": tea.pouch("#8FAE9A", "twist", "#4E7A5E"),
  "TEA-SEN-100": tea.pouch("#5E8052", "needle", "#5E8052"),
  "TEA-GNM-100": tea.pouch("#C2B280", "rice", "#7F8F4B"),
  "TEA-JSM-100": tea.pouch("#C9C3A6", "flower", "#FFFFFF", { label: "#86A88E" }),
  "TEA-MTC-30": tea.tin("#5F8A45", "#5F8A45", { low: 10, label: "#F3F1DF", emblem: "drop" }),
  "TEA-TGY-100": tea.pouch("#C8A877", "leaf", "#5F7C43"),
  "TEA-DHP-50": tea.pouch("#8A4A38", "flame", "#A63F2A"),
  "TEA-GABA-50": tea.pouch("#B5694C", "pearl", "#8B4A33"),
  "TEA-NSX-100": tea.pouch("#DCC59C", "pearl", "#7B9361", { label: "#FBF8F0" }),
  "TEA-DC-50": tea.pouch("#C99A4E", "phoenix", "#9A4F22"),
  "TEA-PUS-357": tea.cake("#F1E9D8", "#A33B2B"),
  "TEA-PUR-357": tea.cake("#E7EBDC", "#56733F", { motif: "mountain" }),
  "TEA-PUR-200": tea.cake("#F3DFC0", "#B0752A", { motif: "petals" }),
  "TEA-PUS-250": tea.brick("#C9A877", "#4A2F24", "#A33B2B"),
  "TEA-TUO-100": tea.nests("#5A3B2C"),
  "TEA-MND-5": tea.mandarins("#D9822F", "#40261A"),
  "TEA-DHN-100": tea.pouch("#B23E31", "bud", "#C98B3A"),
  "TEA-ZSX-50": tea.pouch("#4A3A38", "hill", "#4A3A38", { label: "#E7D9BE" }),
  "TEA-KMN-100": tea.pouch("#7C2F3C", "twist", "#7C2F3C"),
  "TEA-BMD-50": tea.pouch("#A9B8B0", "flower", "#B98C9B", { label: "#F7F5EE" }),
  "TEA-BHY-50": tea.pouch("#BFC6C4", "needle", "#7F8C84", { label: "#FBFBF7" }),
  "TEA-SHM-350": tea.cake("#DDE3E0", "#7B8F79", { motif: "tree" }),
  "SWT-RCK-200": tea.rockSugar("#C7B08A", "#E5B54C"),
  "SWT-JJB-150": tea.jujubes("#A8402F", "#7C97A0"),

  "SET-FIRST": tea.giftBox("#8C3B33", "#E9CF9B", tea.windows.ceremony("#8FB3A4", "#C98B3A")),
  "SET-MATCHA": tea.giftBox("#5F7C4E", "#F1E7CF", tea.windows.matcha("#3B4A3B", bamboo.light)),
  "SET-PUER": tea.giftBox("#4B3A35", "#C8693F", tea.windows.puer("#E2D4B8", "#A14E35")),
  "SET-OOLONG": tea.giftBox("#B98A52", "#7C2F3C", tea.windows.trio("#8FA66E", "#8A4A38", "#C99A4E")),
  "SET-HOME": tea.giftBox("#3E5573", "#E8D9BE", tea.windows.cup("#C9805A", "#2F4A3C")),
  "SET-ROAD": tea.giftBox("#3F6462", "#E3B567", tea.windows.road("#2F5D5A", "#B79B6C")),
};

/** The mark of the shop: a white bowl and its steam on fired clay. */
export const brandMark = [
  '<rect width="96" height="96" rx="22" fill="#7A2E22"/>',
  '<path d="M20 44h48c0 17-9 28-24 28S20 61 20 44z" fill="#FFF8EC"/>',
  '<path d="M67 47c9-2 13 3 11 9s-9 8-15 7" fill="none" stroke="#FFF8EC" stroke-width="5" stroke-linecap="round"/>',
  '<path d="M36 36c-5-6 4-9 0-16M50 36c-5-6 4-9 0-16" fill="none" stroke="#E8B98E" stroke-width="4.500" stroke-linecap="round"/>',
  '<rect x="30" y="75" width="28" height="4.500" rx="2.250" fill="#E8B98E"/>',
].join("");
