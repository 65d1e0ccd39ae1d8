<?php
/**
 * The service did not do what was asked.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Api;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * For work that has to stop in the middle.
 */
final class No_Answer extends RuntimeException {

	/**
	 * What came instead.
	 *
	 * @var Answer
	 */
	public $answer;

	/**
	 * Keeps what came instead.
	 *
	 * @param Answer $answer What came instead.
	 */
	public function __construct( Answer $answer ) {
		parent::__construct( $answer->reason(), $answer->status );
		$this->answer = $answer;
	}
}
