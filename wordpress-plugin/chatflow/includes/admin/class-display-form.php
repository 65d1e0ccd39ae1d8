<?php
/**
 * Where the chat stands.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * What the display tab asks.
 */
final class Display_Form {

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Makes it.
	 *
	 * @param Settings $settings What the owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Prints the rows.
	 */
	public function show(): void {
		$fields = new Fields( $this->settings );
		$fields->choice(
			'pages',
			__( 'Show the chat on', 'chatflow' ),
			array(
				'all'    => __( 'all pages', 'chatflow' ),
				'only'   => __( 'only the pages listed below', 'chatflow' ),
				'except' => __( 'all pages except those listed below', 'chatflow' ),
			)
		);
		$fields->lines( 'paths', __( 'Pages', 'chatflow' ), __( 'One address per line, without the name of the site: /shop or /blog/*. A star stands for anything.', 'chatflow' ) );
		$fields->choice(
			'device',
			__( 'Devices', 'chatflow' ),
			array(
				'all'     => __( 'all devices', 'chatflow' ),
				'desktop' => __( 'wide screens only', 'chatflow' ),
				'phone'   => __( 'phones only', 'chatflow' ),
			)
		);
		$fields->many( 'hidden_roles', __( 'Hide the chat from', 'chatflow' ), array_map( 'translate_user_role', wp_roles()->get_names() ), __( 'People who are logged in with one of these roles do not see the chat.', 'chatflow' ) );
		$fields->choice(
			'consent',
			__( 'Consent', 'chatflow' ),
			array(
				'none'        => __( 'load the chat at once', 'chatflow' ),
				'functional'  => __( 'wait for consent to functional services', 'chatflow' ),
				'preferences' => __( 'wait for consent to preferences', 'chatflow' ),
				'statistics'  => __( 'wait for consent to statistics', 'chatflow' ),
				'marketing'   => __( 'wait for consent to marketing', 'chatflow' ),
			),
			function_exists( 'wp_has_consent' )
				? __( 'The chat sets no cookie and stores nothing before somebody opens it.', 'chatflow' )
				: __( 'Waiting needs a consent plugin that supports the WP Consent API; none is active, so that the chat would open by its buttons only. The chat sets no cookie and stores nothing before somebody opens it.', 'chatflow' )
		);
		$fields->boxes(
			__( 'Content security policy', 'chatflow' ),
			array( 'script_file' => __( 'Load the page’s few lines of script from a file', 'chatflow' ) ),
			__( 'Only for sites whose policy forbids inline scripts. It costs one more small file.', 'chatflow' )
		);
		printf(
			'<tr><th scope="row">%s</th><td><p>%s</p></td></tr>',
			esc_html__( 'Colours, side and greeting', 'chatflow' ),
			esc_html__( 'You choose them in ChatFlow, under Sites; they show here within five minutes.', 'chatflow' )
		);
	}
}
