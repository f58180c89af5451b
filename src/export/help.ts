// What `gouji export --help` says of the files, kept beside the code that names them.
import type { InBothLanguages } from './table.js'

export const EXPORT_HELP: InBothLanguages = {
  zh: `按文件结尾选择格式：.csv .xlsx .jsonl .parquet。
四张表：cells（每行一个数字）、reports（每行一份文件）、findings（问题）、decisions（复核决定）。
  --to out.csv      out.csv 是 cells；旁边有 out-reports.csv、out-findings.csv、out-decisions.csv
  --to out.xlsx     一个工作簿，四张表各一个工作表，另有指标手册；有问题的数字着色并加批注
旁边还有 out-datapackage.json（列的名称、类型、含义，各文件的大小和 SHA-256）和 out-codebook.zh.md、out-codebook.en.md。
CSV 中像公式的文字前加一个撇号（'）；JSONL 和 Parquet 保留原样。
已有的同名文件在新文件全部写好之后才替换；中途取消不留下任何文件。
例：gouji export --to 2023.xlsx`,
  en: `The ending of the file says the format: .csv .xlsx .jsonl .parquet.
Four tables: cells (one row a figure), reports (one row a document), findings, decisions.
  --to out.csv      out.csv holds cells; beside it out-reports.csv, out-findings.csv, out-decisions.csv
  --to out.xlsx     one workbook, one sheet a table and the codebook; figures with findings are coloured and carry a note
Beside them: out-datapackage.json (names, types and meanings of columns, size and SHA-256 of files), out-codebook.zh.md, out-codebook.en.md.
In CSV, text that looks like a formula gets an apostrophe in front (') ; JSONL and Parquet keep it as it is.
A file that is there already is replaced when all new ones are complete; an export that is cancelled leaves nothing.
Example: gouji export --to 2023.xlsx`,
}
