/** An address that, where it must break, breaks after its @ first. */
export const Email = ({ address }: { address: string }) => {
  const [name = '', ...rest] = address.split('@')
  return (
    <bdi>
      {name}@<wbr />
      {rest.join('@')}
    </bdi>
  )
}
