<?php
/**
 * Repairs what was missed.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Api\No_Answer;
use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;
use ChatFlow\Outbox\Limits;
use ChatFlow\Outbox\Lock;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Every night shop and service are compared: hooks miss what is imported or deleted past them, and requests that died.
 * What changed since the night before last is marked again, and the service ignores what it knows; what it was never told
 * is marked; what the shop has no more is deleted there. The place is kept after each page.
 */
final class Nightly {

	public const OPTION = 'chatflow_nightly';

	private const OVERLAP = DAY_IN_SECONDS;

	/**
	 * Seconds after which a cart that could not be told is of no help any more.
	 */
	private const CARTS_KEPT = WEEK_IN_SECONDS;

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
	 * Compares.
	 *
	 * @var Repair
	 */
	private $repair;

	/**
	 * Runs work later.
	 *
	 * @var Scheduler
	 */
	private $scheduler;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 * @param Repair      $repair      Compares.
	 * @param Scheduler   $scheduler   Runs work later.
	 */
	public function __construct( Settings $settings, Connections $connections, Repair $repair, Scheduler $scheduler ) {
		$this->settings    = $settings;
		$this->connections = $connections;
		$this->repair      = $repair;
		$this->scheduler   = $scheduler;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( Scheduler::NIGHTLY, array( $this, 'start' ) );
		add_action( Scheduler::REPAIR, array( $this, 'run' ) );
		add_action( Scheduler::SWEEP, array( $this, 'run' ) );
	}

	/**
	 * Begins tonight's comparison, or goes on with one that is not through yet.
	 */
	public function start(): void {
		Plugin::instance()->outbox()->forget_old( 'cart', time() - self::CARTS_KEPT );
		if ( null === $this->connections->active() ) {
			return;
		}
		$state = self::read();
		if ( ! $state['steps'] ) {
			$now = time();
			self::keep(
				array(
					'steps' => $this->plan(),
					'since' => ( $state['good_at'] > 0 ? $state['good_at'] : $now - 2 * DAY_IN_SECONDS ) - self::OVERLAP,
					'began' => $now,
				) + $state
			);
		}
		$this->run();
	}

	/**
	 * Compares as much as fits into one request, and comes back for the rest.
	 */
	public function run(): void {
		$health = new Health();
		if ( ! self::read()['steps'] || null === $this->connections->active() || $health->is_refused() ) {
			return;
		}
		if ( ! $health->may_send() ) {
			$this->scheduler->at( (int) $health->read()['retry_at'], Scheduler::REPAIR );
			return;
		}
		$lock = new Lock( 'chatflow_repairing' );
		if ( ! $lock->take() ) {
			return;
		}
		try {
			$again = $this->compare( $health );
		} finally {
			$lock->release();
		}
		if ( null !== $again ) {
			$this->scheduler->at( $again, Scheduler::REPAIR );
		}
	}

	/**
	 * Forgets how far it was: for another connection.
	 */
	public static function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * Page after page. Answers when to come back (unix time), or null.
	 *
	 * @param Health $health Keeps what became of it.
	 */
	private function compare( Health $health ): ?int {
		$limits = new Limits();
		while ( $limits->allow_more() ) {
			$state = self::read();
			if ( ! $state['steps'] ) {
				return null;
			}
			list( $what, $kind ) = explode( ' ', $state['steps'][0] );
			try {
				$next = $this->page( $what, $kind, $state, $limits );
				if ( 'changed' !== $what && ! empty( $health->read()['failures'] ) ) {
					$health->succeeded( 0 );
				}
			} catch ( No_Answer $failure ) {
				if ( 0 === $failure->answer->status || in_array( $failure->answer->status, array( 401, 429 ), true ) || $failure->answer->status >= 500 ) {
					$health->failed( $failure->answer );
					return $health->is_refused() ? null : (int) $health->read()['retry_at'];
				}
				// The service does not know this question.
				$next = null;
			}
			if ( null === $next ) {
				array_shift( $state['steps'] );
				if ( ! $state['steps'] ) {
					$state['good_at'] = $state['began'];
				}
			}
			self::keep( array( 'place' => (string) $next ) + $state );
			Limits::free();
		}
		return time();
	}

	/**
	 * Looks at one page, and answers where the next begins.
	 *
	 * @param string               $what   One of changed, missing, gone.
	 * @param string               $kind   One of page, customer, product, order.
	 * @param array<string, mixed> $state  How far it is.
	 * @param Limits               $limits How long this may go on.
	 */
	private function page( string $what, string $kind, array $state, Limits $limits ): ?string {
		if ( 'page' !== $kind && ! Plugin::has_shop() ) {
			return null;
		}
		switch ( $what ) {
			case 'changed':
				return $this->repair->changed( $kind, $state['place'], $state['since'] );
			case 'missing':
				return $this->repair->missing( $kind, $state['place'] );
			default:
				return $this->repair->gone( $kind, $state['place'], $limits );
		}
	}

	/**
	 * What to do tonight. What was never told is missed only once the back-fill has told all that the owner wanted.
	 *
	 * @return string[]
	 */
	private function plan(): array {
		$has_shop  = Plugin::has_shop();
		$is_filled = 'done' === ( Plugin::instance()->backfill()->progress()['state'] ?? '' );
		$steps     = $this->settings->is_on( 'send_pages' ) ? array( 'changed page' ) : array();
		foreach ( array( 'changed', 'gone', 'missing' ) as $what ) {
			foreach ( array( 'customer', 'product', 'order' ) as $kind ) {
				if ( $has_shop && $this->settings->is_on( 'customer' === $kind ? 'send_people' : 'send_' . $kind . 's' ) && ( 'missing' !== $what || $is_filled ) ) {
					$steps[] = $what . ' ' . $kind;
				}
			}
		}
		return $steps;
	}

	/**
	 * How far it is: steps that are left, the place in the first of them, since when changes count, when this comparison
	 * began and when the last one did that went through (unix times).
	 *
	 * @return array{steps: string[], place: string, since: int, began: int, good_at: int}
	 */
	private static function read(): array {
		$stored = get_option( self::OPTION, array() );
		return array_merge(
			array(
				'steps'   => array(),
				'place'   => '',
				'since'   => 0,
				'began'   => 0,
				'good_at' => 0,
			),
			is_array( $stored ) ? $stored : array()
		);
	}

	/**
	 * Keeps the place, unloaded on ordinary pages.
	 *
	 * @param array<string, mixed> $state How far it is.
	 */
	private static function keep( array $state ): void {
		update_option( self::OPTION, $state, false );
	}
}
