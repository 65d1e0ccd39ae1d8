<?php
/**
 * Begins, stops and tries again.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Health;
use ChatFlow\Outbox\Outbox;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Shop\Backfill;

defined( 'ABSPATH' ) || exit;

/**
 * What the buttons of the data and health tabs do.
 */
final class Data_Actions {

	public const BACKFILL = 'chatflow_start_backfill';
	public const STOP     = 'chatflow_stop_backfill';
	public const RETRY    = 'chatflow_retry';

	/**
	 * What waits to be sent.
	 *
	 * @var Outbox
	 */
	private $outbox;

	/**
	 * Runs work later.
	 *
	 * @var Scheduler
	 */
	private $scheduler;

	/**
	 * Tells what the shop had before it was connected.
	 *
	 * @var Backfill
	 */
	private $backfill;

	/**
	 * Makes it.
	 *
	 * @param Outbox    $outbox    What waits to be sent.
	 * @param Scheduler $scheduler Runs work later.
	 * @param Backfill  $backfill  Tells what the shop had before it was connected.
	 */
	public function __construct( Outbox $outbox, Scheduler $scheduler, Backfill $backfill ) {
		$this->outbox    = $outbox;
		$this->scheduler = $scheduler;
		$this->backfill  = $backfill;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'admin_post_' . self::BACKFILL, array( $this, 'start' ) );
		add_action( 'admin_post_' . self::STOP, array( $this, 'stop' ) );
		add_action( 'admin_post_' . self::RETRY, array( $this, 'retry' ) );
	}

	/**
	 * Begins to tell everything.
	 */
	public function start(): void {
		Rights::require_action( self::BACKFILL );
		$this->backfill->start();
		$this->scheduler->at( time(), Scheduler::BACKFILL );
		$this->scheduler->at_once();
		Screens::back( 'data', 'success', __( 'ChatFlow is being told what your site already has. You may leave this page.', 'chatflow' ) );
	}

	/**
	 * Stops telling.
	 */
	public function stop(): void {
		Rights::require_action( self::STOP );
		$this->backfill->stop();
		Screens::back( 'data', 'success', __( 'Stopped.', 'chatflow' ) );
	}

	/**
	 * Tries again at once what failed.
	 */
	public function retry(): void {
		Rights::require_action( self::RETRY );
		( new Health() )->retry_now();
		$this->outbox->retry_refused();
		$this->scheduler->soon();
		$this->scheduler->at( time(), Scheduler::BACKFILL );
		$this->scheduler->at_once();
		Screens::back( 'health', 'success', __( 'ChatFlow is being tried again.', 'chatflow' ) );
	}
}
