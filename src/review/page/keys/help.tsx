import { Kbd, Modal, Table } from '@mantine/core'
import { useWords } from '../words/index.js'

/** All keys, in the order in which work needs them. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={words.keys.title} size="md" closeButtonProps={{ 'aria-label': words.close }}>
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          {words.keys.list.map(([keys, does]) => (
            <Table.Tr key={keys}>
              <Table.Td w={130}>
                {keys.split(' ').map((key) => (
                  <Kbd key={key} size="sm" mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
