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
	 * By site of the network, then by kind and id.
	 *
	 * @var array<int, array<string, array{0: string, 1: string, 2: string|null}>>
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
		$sites        = $this->things;
		$this->things = array();
		foreach ( $sites as $site => $things ) {
			if ( get_current_blog_id() === $site ) {
				$this->outbox->mark( array_values( $things ) );
				$this->scheduler->soon();
			} else {
				// Something was changed on another site of the network: that site's own hourly run sends it.
				switch_to_blog( $site );
				$this->outbox->mark( array_values( $things ) );
				restore_current_blog();
			}
		}
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
		$site = get_current_blog_id();

		$this->things[ $site ][ $kind . ' ' . $id ] = array( $kind, $id, $payload );
		if ( count( $this->things[ $site ] ) >= self::AT_MOST ) {
			$this->flush();
		}
		if ( ! $this->listening ) {
			$this->listening = true;
			add_action( 'shutdown', array( $this, 'flush' ), 30 );
		}
	}
}
