import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Blank } from '../ui/Blank';

export function Lost() {
  return (
    <Blank title="There is nothing at this address" hint="The page may have moved.">
      <Button component={Link} to="/" variant="default">
        Go to the inbox
      </Button>
    </Blank>
  );
}
