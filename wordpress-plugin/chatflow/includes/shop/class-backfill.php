<?php
/**
 * Tells what the shop had before it was connected.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Api\Answer;
use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;
use ChatFlow\Outbox\Batch;
use ChatFlow\Outbox\Limits;
use ChatFlow\Outbox\Lock;
use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Goes on where it stopped: after each batch the place is kept. Sending a batch twice does no harm.
 */
final class Backfill {

	public const OPTION = 'chatflow_backfill';

	/**
	 * Page sizes by kind, in the order in which they are sent.
	 */
	private const KINDS = array(
		'page'     => 50,
		'customer' => 200,
		'product'  => 100,
		'order'    => 200,
	);

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Reads the shop.
	 *
	 * @var Items
	 */
	private $items;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 * @param Items       $items       Reads the shop.
	 */
	public function __construct( Settings $settings, Connections $connections, Items $items ) {
		$this->settings    = $settings;
		$this->connections = $connections;
		$this->items       = $items;
	}

	/**
	 * How far it is: state (running, done, stopped), kind, page, done, refused and total by kind, started_at,
	 * finished_at, error. Empty before the first.
	 *
	 * @return array<string, mixed>
	 */
	public function progress(): array {
		$stored = get_option( self::OPTION, array() );
		return is_array( $stored ) ? $stored : array();
	}

	/**
	 * Begins anew.
	 */
	public function start(): void {
		$pages  = new Pages();
		$totals = array();
		foreach ( $this->kinds() as $kind ) {
			$totals[ $kind ] = $pages->count( $kind, (int) $this->settings->get( 'months' ) );
		}
		$this->keep(
			array(
				'state'      => $totals ? 'running' : 'done',
				'kind'       => $totals ? key( $totals ) : '',
				'page'       => 1,
				'total'      => $totals,
				'done'       => array_fill_keys( array_keys( $totals ), 0 ),
				'refused'    => 0,
				'started_at' => time(),
			)
		);
	}

	/**
	 * Stops; start begins anew.
	 */
	public function stop(): void {
		$progress = $this->progress();
		if ( 'running' === ( $progress['state'] ?? '' ) ) {
			$this->keep( array_merge( $progress, array( 'state' => 'stopped' ) ) );
		}
	}

	/**
	 * Sends as much as fits into one request. Answers when to come back (unix time), or null.
	 */
	public function run(): ?int {
		$health = new Health();
		if ( 'running' !== ( $this->progress()['state'] ?? '' ) || null === $this->connections->active() || $health->is_refused() ) {
			return null;
		}
		$lock = new Lock( 'chatflow_backfilling' );
		if ( ! $lock->take() ) {
			return time() + MINUTE_IN_SECONDS;
		}
		try {
			$limits = new Limits();
			while ( $limits->allow_more() ) {
				$progress = $this->progress();
				if ( 'running' !== $progress['state'] ) {
					return null;
				}
				$failure = $this->step( $progress, $health );
				if ( null !== $failure ) {
					$health->failed( $failure );
					return $health->is_refused() ? null : (int) $health->read()['retry_at'];
				}
			}
			return time();
		} finally {
			$lock->release();
		}
	}

	/**
	 * Sends one page and keeps the place.
	 *
	 * @param array<string, mixed> $progress How far it is.
	 * @param Health               $health   Keeps what became of it.
	 */
	private function step( array $progress, Health $health ): ?Answer {
		$kind  = (string) $progress['kind'];
		$size  = self::KINDS[ $kind ];
		$found = ( new Pages() )->read( $kind, (int) $progress['page'], $size, (int) $this->settings->get( 'months' ) );
		$batch = new Batch();
		foreach ( $found as $one ) {
			$item = $this->items->$kind( $one );
			if ( is_array( $item ) ) {
				$batch->add( array( 'kind' => $kind ), $item );
			}
		}
		$refused = 0;
		if ( ! $batch->is_empty() ) {
			$answer = $this->send( $batch, $refused );
			if ( null !== $answer ) {
				return $answer;
			}
			$health->succeeded( count( $batch->rows() ) - $refused );
		}
		$progress['done'][ $kind ] += count( $found );
		$progress['refused']       += $refused;
		++$progress['page'];
		if ( count( $found ) < $size ) {
			$progress = self::next_kind( $progress );
		}
		$this->keep( $progress );
		Limits::free();
		return null;
	}

	/**
	 * Sends a batch, in halves where it is refused as a whole.
	 *
	 * @param Batch $batch   What to send.
	 * @param int   $refused Counts what the service did not take.
	 */
	private function send( Batch $batch, int &$refused ): ?Answer {
		$answer = $this->connections->client( 15 )->send( 'POST', $batch->path(), $batch->body() );
		if ( $answer->is_good() ) {
			$refused += count( $batch->refused( $answer ) );
			return null;
		}
		if ( ! $answer->is_our_fault() ) {
			return $answer;
		}
		if ( 1 === count( $batch->rows() ) ) {
			++$refused;
			return null;
		}
		foreach ( $batch->halves() as $half ) {
			$failure = $this->send( $half, $refused );
			if ( null !== $failure ) {
				return $failure;
			}
		}
		return null;
	}

	/**
	 * The same progress, at the beginning of the next kind or at the end.
	 *
	 * @param array<string, mixed> $progress How far it is.
	 * @return array<string, mixed>
	 */
	private static function next_kind( array $progress ): array {
		$kinds            = array_keys( $progress['total'] );
		$next             = $kinds[ (int) array_search( $progress['kind'], $kinds, true ) + 1 ] ?? null;
		$progress['page'] = 1;
		if ( null === $next ) {
			$progress['state']       = 'done';
			$progress['finished_at'] = time();
		} else {
			$progress['kind'] = $next;
		}
		return $progress;
	}

	/**
	 * The kinds that the owner wants to be sent.
	 *
	 * @return string[]
	 */
	private function kinds(): array {
		$settings = $this->settings;
		return array_values(
			array_filter(
				array_keys( self::KINDS ),
				static function ( string $kind ) use ( $settings ): bool {
					return ( 'page' === $kind || Plugin::has_shop() ) && $settings->is_on( 'customer' === $kind ? 'send_people' : 'send_' . $kind . 's' );
				}
			)
		);
	}

	/**
	 * Keeps the progress, unloaded on ordinary pages.
	 *
	 * @param array<string, mixed> $progress How far it is.
	 */
	private function keep( array $progress ): void {
		update_option( self::OPTION, $progress, false );
	}
}
