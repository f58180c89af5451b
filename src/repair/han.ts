/** Whether a UTF-16 unit is a Han character of the basic block, its first extension, or `〇`. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007
}
