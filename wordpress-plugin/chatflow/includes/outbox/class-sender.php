<?php
/**
 * Empties the outbox.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

use ChatFlow\Api\Answer;
use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;
use ChatFlow\Shop\Items;

defined( 'ABSPATH' ) || exit;

/**
 * Sends what changed in batches. A failure leaves everything where it is, to be tried again later; a thing that the
 * service does not take is set aside with the reason, so that it holds up nothing else.
 */
final class Sender {

	private const BATCH = 100;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * What waits to be sent.
	 *
	 * @var Outbox
	 */
	private $outbox;

	/**
	 * Reads the shop.
	 *
	 * @var Items
	 */
	private $items;

	/**
	 * Makes the sender.
	 *
	 * @param Connections $connections The connection of this site.
	 * @param Outbox      $outbox      What waits to be sent.
	 * @param Items       $items       Reads the shop.
	 */
	public function __construct( Connections $connections, Outbox $outbox, Items $items ) {
		$this->connections = $connections;
		$this->outbox      = $outbox;
		$this->items       = $items;
	}

	/**
	 * Sends until nothing waits, time is up or something fails. Answers when to come back (unix time), or null.
	 */
	public function run(): ?int {
		$health = new Health();
		if ( null === $this->connections->active() || $health->is_refused() ) {
			return null;
		}
		if ( ! $health->may_send() ) {
			return (int) $health->read()['retry_at'];
		}
		$lock = new Lock( 'chatflow_sending' );
		if ( ! $lock->take() ) {
			return time() + MINUTE_IN_SECONDS;
		}
		try {
			return $this->send_all( $health );
		} finally {
			$lock->release();
		}
	}

	/**
	 * Batch after batch.
	 *
	 * @param Health $health Keeps what became of it.
	 */
	private function send_all( Health $health ): ?int {
		$limits = new Limits();
		while ( $limits->allow_more() ) {
			$rows = $this->outbox->waiting( self::BATCH );
			if ( ! $rows ) {
				return null;
			}
			$failure = $this->send( $rows, $health );
			if ( null !== $failure ) {
				$health->failed( $failure );
				return $health->is_refused() ? null : (int) $health->read()['retry_at'];
			}
		}
		return time();
	}

	/**
	 * Sends some rows; answers what failed in a way that may be better later, or null.
	 *
	 * @param array<int, array<string, mixed>> $rows   As they were read.
	 * @param Health                           $health Keeps what became of it.
	 */
	private function send( array $rows, Health $health ): ?Answer {
		$shop  = new Batch();
		$pages = new Batch();
		foreach ( $rows as $row ) {
			$item    = $this->items->build( (string) $row['kind'], (string) $row['external_id'], $row['payload'] );
			$failure = null;
			if ( Items::SKIP === $item ) {
				$this->outbox->remove( $row );
			} elseif ( null === $item ) {
				$failure = $this->delete( $row );
			} elseif ( 'page' !== $row['kind'] ) {
				$shop->add( $row, $item );
			} else {
				$pages->add( $row, $item );
				if ( $pages->is_full() ) {
					$failure = $this->post( $pages, $health );
					$pages   = new Batch();
				}
			}
			if ( null !== $failure ) {
				return $failure;
			}
		}
		return $this->post( $shop, $health ) ?? $this->post( $pages, $health );
	}

	/**
	 * Sends a batch; one that is refused as a whole is sent in halves, to find what is at fault.
	 *
	 * @param Batch  $batch  What to send.
	 * @param Health $health Keeps what became of it.
	 */
	private function post( Batch $batch, Health $health ): ?Answer {
		if ( $batch->is_empty() ) {
			return null;
		}
		$answer = $this->connections->client( 10 )->send( 'POST', $batch->path(), $batch->body() );
		if ( $answer->is_good() ) {
			$refused = $batch->refused( $answer );
			foreach ( $batch->rows() as $place => $row ) {
				if ( isset( $refused[ $place ] ) ) {
					$this->outbox->refuse( $row, $refused[ $place ] );
				} else {
					$this->outbox->remove( $row );
				}
			}
			$health->succeeded( count( $batch->rows() ) - count( $refused ) );
			return null;
		}
		if ( ! $answer->is_our_fault() ) {
			return $answer;
		}
		if ( 1 === count( $batch->rows() ) ) {
			foreach ( $batch->rows() as $row ) {
				$this->outbox->refuse( $row, $answer->reason() );
			}
			return null;
		}
		foreach ( $batch->halves() as $half ) {
			$failure = $this->post( $half, $health );
			if ( null !== $failure ) {
				return $failure;
			}
		}
		return null;
	}

	/**
	 * Tells that something is gone. What the service never knew is gone already.
	 *
	 * @param array<string, mixed> $row As it was read.
	 */
	private function delete( array $row ): ?Answer {
		$path   = '/api/v1/commerce/' . $row['kind'] . 's/' . rawurlencode( (string) $row['external_id'] );
		$answer = $this->connections->client()->send( 'DELETE', $path . '?updatedAt=' . gmdate( 'Y-m-d\TH:i:s\Z' ) );
		if ( $answer->is_good() || 404 === $answer->status ) {
			$this->outbox->remove( $row );
			return null;
		}
		if ( $answer->is_our_fault() ) {
			$this->outbox->refuse( $row, $answer->reason() );
			return null;
		}
		return $answer;
	}
}
