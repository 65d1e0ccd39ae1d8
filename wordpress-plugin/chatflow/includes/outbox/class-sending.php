<?php
/**
 * When sending happens.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

defined( 'ABSPATH' ) || exit;

/**
 * Listens to the scheduler, and plans what is left.
 */
final class Sending {

	/**
	 * Empties the outbox.
	 *
	 * @var Sender
	 */
	private $sender;

	/**
	 * Runs work later.
	 *
	 * @var Scheduler
	 */
	private $scheduler;

	/**
	 * Makes it.
	 *
	 * @param Sender    $sender    Empties the outbox.
	 * @param Scheduler $scheduler Runs work later.
	 */
	public function __construct( Sender $sender, Scheduler $scheduler ) {
		$this->sender    = $sender;
		$this->scheduler = $scheduler;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		foreach ( array( Scheduler::SEND, Scheduler::SEND_NOW, Scheduler::SWEEP ) as $hook ) {
			add_action( $hook, array( $this, 'run' ) );
		}
		add_action( 'admin_init', array( $this->scheduler, 'keep_recurring' ) );
	}

	/**
	 * Sends what waits, and comes back for what is left.
	 */
	public function run(): void {
		$again = $this->sender->run();
		if ( null !== $again ) {
			$this->scheduler->at( $again, Scheduler::SEND );
		}
	}
}
