import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing is here: says so, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Title order={3} size="md">
        {title}
      </Title>
      {children && (
        <Text size="sm" c="dimmed" maw={420} component="div">
          {children}
        </Text>
      )}
    </Stack>
  )
}
