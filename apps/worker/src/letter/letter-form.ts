/** Points of PDF per millimetre. */
const pointsPerMillimetre = 72 / 25.4;

export function mm(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

/** DIN 5008:2020, form B, on A4; points from the upper left corner. */
export const letterForm = {
  margins: { top: mm(27), bottom: mm(25), left: mm(25), right: mm(20) },
  textWidth: mm(165),
  head: { left: mm(25), top: mm(15), width: mm(165) },
  /** The address field is 45 mm high; its last 27.3 mm are for six lines of address. */
  returnLine: { left: mm(25), top: mm(57.5), width: mm(80) },
  address: { left: mm(25), top: mm(62.7), width: mm(80), lineHeight: mm(4.5), lines: 6 },
  information: { left: mm(125), top: mm(50), width: mm(65) },
  /** The text begins 8.46 mm below the address field. */
  textTop: mm(98.46),
  foldMarks: [mm(105), mm(210)],
  holeMark: mm(148.5),
  pageNumberTop: mm(282),
} as const;
