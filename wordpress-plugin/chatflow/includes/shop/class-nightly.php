<?php
/**
 * Repairs what was missed.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Connection\Connections;
use ChatFlow\Outbox\Dirty_Marks;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Every night all that changed since the night before last is marked again: imports past the hooks, requests that died.
 * The service ignores what it knows.
 */
final class Nightly {

	public const OPTION = 'chatflow_nightly';

	private const PAGE    = 500;
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
	 * Marks what changed.
	 *
	 * @var Dirty_Marks
	 */
	private $marks;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 * @param Dirty_Marks $marks       Marks what changed.
	 */
	public function __construct( Settings $settings, Connections $connections, Dirty_Marks $marks ) {
		$this->settings    = $settings;
		$this->connections = $connections;
		$this->marks       = $marks;
	}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( Scheduler::NIGHTLY, array( $this, 'run' ) );
	}

	/**
	 * Marks what changed since the last night that went well.
	 */
	public function run(): void {
		Plugin::instance()->outbox()->forget_old( 'cart', time() - self::CARTS_KEPT );
		if ( null === $this->connections->active() ) {
			return;
		}
		$began = time();
		$since = (int) get_option( self::OPTION, $began - 2 * DAY_IN_SECONDS ) - self::OVERLAP;
		$pages = new Pages();
		foreach ( Plugin::has_shop() ? array( 'order', 'product', 'page' ) : array( 'page' ) as $kind ) {
			if ( ! $this->settings->is_on( 'send_' . $kind . 's' ) ) {
				continue;
			}
			$page = 1;
			do {
				$ids  = $pages->changed( $kind, $since, $page++, self::PAGE );
				$full = count( $ids ) === self::PAGE;
				foreach ( $ids as $id ) {
					$this->marks->mark( $kind, $id );
				}
			} while ( $full );
		}
		$this->marks->flush();
		update_option( self::OPTION, $began, false );
	}
}
