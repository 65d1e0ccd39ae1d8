<?php
/**
 * When the back-fill goes on.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Outbox\Scheduler;

defined( 'ABSPATH' ) || exit;

/**
 * Listens to the scheduler, and plans the next part.
 */
final class Backfill_Runs {

	/**
	 * Tells what the shop had before it was connected.
	 *
	 * @var Backfill
	 */
	private $backfill;

	/**
	 * Runs work later.
	 *
	 * @var Scheduler
	 */
	private $scheduler;

	/**
	 * Makes it.
	 *
	 * @param Backfill  $backfill  Tells what the shop had before it was connected.
	 * @param Scheduler $scheduler Runs work later.
	 */
	public function __construct( Backfill $backfill, Scheduler $scheduler ) {
		$this->backfill  = $backfill;
		$this->scheduler = $scheduler;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( Scheduler::BACKFILL, array( $this, 'run' ) );
		add_action( Scheduler::SEND_NOW, array( $this, 'run' ), 20 );
		add_action( Scheduler::SWEEP, array( $this, 'run' ) );
	}

	/**
	 * Sends a part, and comes back for the rest.
	 */
	public function run(): void {
		$again = $this->backfill->run();
		if ( null !== $again ) {
			$this->scheduler->at( $again, Scheduler::BACKFILL );
		}
	}
}
