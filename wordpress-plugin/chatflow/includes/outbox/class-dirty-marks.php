<?php
/**
 * Marks what changed.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

use ChatFlow\Connection\Connections;

defined( 'ABSPATH' ) || exit;

/**
 * Collects what changed during a request and writes it down once, at its end. Nothing is sent here: a slow or dead
 * service costs the shopper no time.
 */
final class Dirty_Marks {

	private const AT_MOST = 500;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Where it is written down.
	 *
	 * @var Outbox
	 */
	private $outbox;

	/**
	 * Runs the sending later.
	 *
	 * @var Scheduler
	 */
	private $scheduler;

	/**
	 * By kind and id.
	 *
	 * @var array<string, array{0: string, 1: string, 2: string|null}>
	 */
	private $things = array();

	/**
	 * Whether the end of the request is being waited for.
	 *
	 * @var bool
	 */
	private $listening = false;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 * @param Outbox      $outbox      Where it is written down.
	 * @param Scheduler   $scheduler   Runs the sending later.
	 */
	public function __construct( Connections $connections, Outbox $outbox, Scheduler $scheduler ) {
		$this->connections = $connections;
		$this->outbox      = $outbox;
		$this->scheduler   = $scheduler;
	}

	/**
	 * Something changed; what it is now is read when it is sent.
	 *
	 * @param string $kind One of order, product, customer.
	 * @param int    $id   Its id in the shop.
	 */
	public function mark( string $kind, int $id ): void {
		if ( $id > 0 ) {
			$this->add( $kind, (string) $id, null );
		}
	}

	/**
	 * Something changed and is sent as it is now.
	 *
	 * @param string               $kind One of cart.
	 * @param string               $id   Its id in the shop.
	 * @param array<string, mixed> $item As the service takes it.
	 */
	public function mark_with( string $kind, string $id, array $item ): void {
		$this->add( $kind, $id, (string) wp_json_encode( $item, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
	}

	/**
	 * Writes down what was collected.
	 */
	public function flush(): void {
		if ( ! $this->things ) {
			return;
		}
		$things       = array_values( $this->things );
		$this->things = array();
		$this->outbox->mark( $things );
		$this->scheduler->soon();
	}

	/**
	 * Collects one thing. A site that is not connected, or a copy of one that is, collects nothing.
	 *
	 * @param string      $kind    Its kind.
	 * @param string      $id      Its id in the shop.
	 * @param string|null $payload JSON where it is sent as it is now.
	 */
	private function add( string $kind, string $id, ?string $payload ): void {
		if ( null === $this->connections->active() ) {
			return;
		}
		$this->things[ $kind . ' ' . $id ] = array( $kind, $id, $payload );
		if ( count( $this->things ) >= self::AT_MOST ) {
			$this->flush();
		}
		if ( ! $this->listening ) {
			$this->listening = true;
			add_action( 'shutdown', array( $this, 'flush' ), 30 );
		}
	}
}
