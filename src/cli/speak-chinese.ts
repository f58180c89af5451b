import type { Command } from 'commander'

/** The words that commander itself puts into help. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** Makes a program and the commands that will be added to it speak Chinese in their help. */
export function speakChinese(program: Command): void {
  program
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [command]', '显示一个命令的用法')
}
